using System.Reflection;
using System.Text;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Database;

public sealed class VerbTests
{
    private static readonly List<(Type Where, Verb Verb)> all =
    [
        .. from type in typeof(Verb).Assembly.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(Verb)
           orderby type.Namespace, ((Verb)field.GetValue(null)!).Name
           select (type, (Verb)field.GetValue(null)!),
    ];

    [Fact]
    public void Each_verb_has_a_name_of_its_own_and_a_sentence()
    {
        Assert.Equal(all.Select(v => v.Verb.Name).Distinct(StringComparer.Ordinal), all.Select(v => v.Verb.Name));
        Assert.All(all, v => Assert.Matches("^[A-Z][A-Za-z]+$", v.Verb.Name));
        Assert.All(all, v => Assert.Matches("^[A-Z].+[.]$", v.Verb.What));
    }

    [Fact]
    public void The_document_lists_every_change() => Written.Check("docs/changes.md", Text());

    private static string Text()
    {
        var text = new StringBuilder("""
            # Every change that the system can record

            A test writes this page from the verbs in the code. Each change is made inside `Db.Write` under one of these names, which its
            events in the audit carry; there is no other way to save.

            | change | what it does | where |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var (where, verb) in all)
            text.Append("| ").Append(verb.Name).Append(" | ").Append(verb.What).Append(" | `").Append(where.FullName!["Cairn.".Length..]).Append("` |\n");
        return text.ToString();
    }
}

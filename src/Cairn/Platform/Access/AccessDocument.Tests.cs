using System.Text;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Access;

public sealed class AccessDocumentTests
{
    [Fact]
    public void The_document_says_what_the_table_says() => Written.Check("docs/access.md", Text(Rooms.Open().Access));

    private static string Text(AccessTable table)
    {
        var text = new StringBuilder("""
            # Who may open what

            A test writes this page from the one access table, which the rooms fill at their doors. What has no row here is refused: with
            "no such page" where the address names an organisation, so that another's looks like one that does not exist, and else with
            "you cannot open this page". A visitor who has not signed in is led to the sign-in page. Under `/api` a key counts and no sign-in,
            and besides its row here a route there asks for the key's permission.

            **Own** is the organisation that the person works in; **data kept** a subsidiary whose data it keeps; **subsidiary** one that
            keeps its own; **in the area** a provider with a service in the person's council area; **any other** all the rest.

            | route | methods | who | of which organisation |
            |---|---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var route in table.Rows.GroupBy(r => r.Route).OrderBy(g => g.Key, StringComparer.Ordinal))
            foreach (var line in Lines(route))
                text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Methods that the same people may use in the same relations share a line.</summary>
    private static IEnumerable<string> Lines(IGrouping<string, AccessRow> route) =>
        from method in route.GroupBy(r => r.Method)
        from relations in method.GroupBy(r => r.Role).GroupBy(r => string.Join(", ", r.Select(x => x.Relation).Distinct().Order().Select(Words)), r => r.Key)
        group method.Key by (Who: Words([.. relations]), Of: relations.Key) into line
        orderby line.Key.Of, line.Key.Who
        select $"| `{route.Key.Replace("|", "\\|", StringComparison.Ordinal)}` | {string.Join(", ", line.Distinct().Order(StringComparer.Ordinal))} | {line.Key.Who} | {line.Key.Of} |";

    private static string Words(Role[] roles) =>
        roles.Length == AccessTable.Everyone.Length ? "Anyone"
        : roles.Order().SequenceEqual(AccessTable.SignedIn.Order()) ? "Anyone signed in"
        : string.Join(", ", roles.Order().Select(Roles.Words));

    private static string Words(Relation relation) => relation switch
    {
        Relation.Any => "–",
        Relation.Own => "own",
        Relation.DataOwned => "data kept",
        Relation.Subsidiary => "subsidiary",
        Relation.Area => "in the area",
        _ => "any other",
    };
}

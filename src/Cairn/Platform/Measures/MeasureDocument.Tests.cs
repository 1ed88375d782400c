using System.Globalization;
using System.Text;
using Cairn.Tests;
using Xunit;

namespace Cairn.Platform.Measures;

public class MeasureDocumentTests
{
    [Fact]
    public void The_document_lists_every_measure_with_its_definitions_and_sources() => Written.Check("docs/measures.md", Text(Packs.Packs.Load(Packs.Packs.Beside).Measures));

    private static string Text(MeasureLibrary library)
    {
        var text = new StringBuilder($"""
            # Measures

            Every figure that Cairn computes, by every definition that somebody uses: {library.All.Count.ToString(CultureInfo.InvariantCulture)} measures, {library.All.Sum(m => m.Definitions.Count).ToString(CultureInfo.InvariantCulture)} definitions, edition {library.Edition}. They are data, in
            `packs/measures/measures.json`; a test writes this list from them. "Not verified" marks what rests on general knowledge.

            `./cairn measure vacancy-rate --country scotland --definition all` computes one; `/measures` shows all.

            """.ReplaceLineEndings("\n"));
        foreach (var measure in library.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {measure.Title} (`{measure.Id}`)\n\n{measure.Words} In {measure.Unit}; {string.Join(", ", measure.Mission)}.\n\n");
            foreach (var d in measure.Definitions)
            {
                var usual = d.UsualIn.Count > 0 ? $" Usual in {string.Join(", ", d.UsualIn)}." : "";
                var formula = d.NotYet ?? $"{d.Written}.";
                text.Append(CultureInfo.InvariantCulture, $"- **{d.Title}** (`{d.Id}`): {d.Words}{usual} *{formula}* Source: {d.Source}{(d.Evidence == Packs.Evidence.General ? " (not verified)" : "")}.\n");
            }
        }
        return text.ToString();
    }
}

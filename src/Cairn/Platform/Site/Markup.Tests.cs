using System.Globalization;
using Cairn.Platform.Site;
using Xunit;

namespace Cairn.Platform.Site;

public sealed class MarkupTests
{
    [Fact]
    public void Text_is_escaped_and_markup_is_not()
    {
        var name = "<script>\"O’Neil\" & sons";
        Markup bold = $"<b>{name}</b>";
        Markup line = $"<p title=\"{name}\">{bold}</p>";

        Assert.Equal("<p title=\"&lt;script&gt;&quot;O’Neil&quot; &amp; sons\"><b>&lt;script&gt;&quot;O’Neil&quot; &amp; sons</b></p>", line.ToString());
    }

    [Fact]
    public void Letters_of_every_language_stay_as_they_are() =>
        Assert.Equal("Siân Ŵyn Màiri Ōe", ((Markup)$"{"Siân Ŵyn Màiri Ōe"}").ToString());

    [Fact]
    public void Numbers_are_written_the_same_in_every_place()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            Assert.Equal("1.5", ((Markup)$"{1.5:0.#}").ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

using Xunit;

namespace Cairn.Platform.Site;

/// <summary>(W12)</summary>
public sealed class WrittenTextTests
{
    [Theory]
    [InlineData("One\nand more.\n\nTwo.", "<p>One<br>and more.</p><p>Two.</p>")]
    [InlineData("## What\n\n- one\n- two", "<h2>What</h2><ul class=\"govuk-list govuk-list--bullet\"><li>one</li><li>two</li></ul>")]
    [InlineData("## What\r\nwe do", "<h2>What</h2><p>we do</p>")]
    [InlineData("<script>alert(1)</script>\n\n## <b>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p><h2>&lt;b&gt;</h2>")]
    [InlineData("", "")]
    public void Text_becomes_paragraphs_headings_and_lists_and_never_markup_of_its_own(string text, string html) => Assert.Equal(html, WrittenText.Html(text).ToString());
}

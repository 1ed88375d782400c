using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Cairn.Platform.Site;

/// <summary>HTML or SVG written as an interpolated string: what stands in braces is escaped unless it is markup itself.</summary>
/// <example><c>Markup label = $"&lt;b&gt;{name}&lt;/b&gt;";</c></example>
[InterpolatedStringHandler]
public sealed class Markup(int literalLength, int holes) : IHtmlContent
{
    /// <summary>Escapes what HTML needs escaped and leaves other letters, Gaelic and Welsh ones too, as they are.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static readonly Markup None = new(0, 0);

    private readonly StringBuilder text = new(literalLength + holes * 12);

    public static Markup Raw(string trusted)
    {
        var markup = new Markup(trusted.Length, 0);
        markup.AppendLiteral(trusted);
        return markup;
    }

    public static Markup Join(IEnumerable<Markup> parts) => Raw(string.Concat(parts));

    /// <summary>The markup only if there is a value to show; else nothing.</summary>
    public static Markup If(bool shown, Func<Markup> markup) => shown ? markup() : None;

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(string? value) => text.Append(value is null ? "" : Encoder.Encode(value));

    public void AppendFormatted(IHtmlContent? content)
    {
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        content?.WriteTo(writer, Encoder);
    }

    public void AppendFormatted<T>(T value, string? format = null) where T : struct, IFormattable =>
        AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(text);

    public override string ToString() => text.ToString();
}

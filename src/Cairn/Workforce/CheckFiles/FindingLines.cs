using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Engine.Returns;

namespace Cairn.Workforce;

/// <summary>
/// Writes findings as lines of UTF-8: JSON objects, or sentences for a reader. What a rule says is encoded once; a finding then costs
/// the copying of its line number and value.
/// </summary>
public sealed class FindingLines(Stream to, bool json) : IDisposable
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range(32, 95).Where(b => b is not ('"' or '\\')).Select(b => (byte)b)]);

    private readonly Dictionary<Rule, (byte[] Head, byte[] Middle, byte[] Tail)> said = [];
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    public void Write(in Finding finding)
    {
        if (!said.TryGetValue(finding.Rule, out var words))
            said[finding.Rule] = words = Words(finding.Rule, finding.Message);
        if (finding.Detail is not null)
            words = Words(finding.Rule, finding.Message);
        Add(words.Head);
        Add(finding.Line);
        Add(words.Middle);
        AddValue(finding.Value);
        Add(words.Tail);
    }

    public void Dispose()
    {
        to.Write(buffer, 0, used);
        used = 0;
        to.Flush();
    }

    private (byte[] Head, byte[] Middle, byte[] Tail) Words(Rule rule, string message)
    {
        var (file, severity, outcome) = (rule.File.ToString().ToLowerInvariant(), rule.Severity.ToString().ToLowerInvariant(), Outcome(rule.Outcome));
        if (!json)
        {
            var code = rule.AscwdsCode.Length > 0 ? $"{rule.Code}, ASC-WDS {rule.AscwdsCode}" : rule.Code;
            return (Encoding.UTF8.GetBytes($"{file} line "), Encoding.UTF8.GetBytes($" {severity} {rule.Column}{(rule.Column.Length > 0 ? " " : "")}\""),
                Encoding.UTF8.GetBytes($"\" {message} {rule.Advice} ({code}; {outcome})\n"));
        }
        return (Encoding.UTF8.GetBytes($$"""{"file":"{{file}}","line":"""),
            Encoding.UTF8.GetBytes($",\"severity\":\"{severity}\",\"column\":{Quote(rule.Column)},\"code\":{Quote(rule.Code)},\"ascwdsCode\":{Quote(rule.AscwdsCode)},\"message\":{Quote(message)},\"advice\":{Quote(rule.Advice)},\"outcome\":\"{outcome}\",\"value\":\""),
            Encoding.UTF8.GetBytes("\"}\n"));
    }

    private void AddValue(ReadOnlySpan<byte> value)
    {
        if (!value.ContainsAnyExcept(Plain))
            Add(value);
        else if (json)
            Add(JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        else
            Add(Encoding.UTF8.GetBytes(string.Concat(Encoding.UTF8.GetString(value).Select(c => char.IsControl(c) ? ' ' : c))));
    }

    private void Add(int number)
    {
        Span<byte> digits = stackalloc byte[11];
        System.Buffers.Text.Utf8Formatter.TryFormat(number, digits, out var length);
        Add(digits[..length]);
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > buffer.Length - used)
        {
            to.Write(buffer, 0, used);
            used = 0;
        }
        if (bytes.Length > buffer.Length)
        {
            to.Write(bytes);
            return;
        }
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Outcome(Outcome outcome) => outcome switch
    {
        Engine.Returns.Outcome.RowRefused => "row-refused",
        Engine.Returns.Outcome.ValueSetAside => "value-set-aside",
        Engine.Returns.Outcome.KeptCheck => "kept-check",
        Engine.Returns.Outcome.ForYouToDecide => "you-decide",
        _ => "file-unusable",
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Cairn.Platform.Api;

public sealed class StrictJsonTests
{
    private static readonly Dictionary<string, JsonObject> schemas = new(StringComparer.Ordinal)
    {
        ["Person"] = JsonShape.Object("", [("name", JsonShape.Text("", "x", longest: 5), true), ("pay", JsonShape.Number("", 1).OrNull(), false), ("at", JsonShape.Id(""), false), ("on", JsonShape.Day(""), false),
            ("age", JsonShape.Whole("", 1), false), ("inside", JsonShape.Ref("Person"), false), ("many", JsonShape.ListOf(JsonShape.Whole("", 1), ""), false)]),
    };

    [Theory]
    [InlineData("""{"name":"Ann"}""", "")]
    [InlineData("""{"name":"Ann","pay":null,"age":7,"many":[1,2],"inside":{"name":"Ben","pay":12}}""", "")]
    [InlineData("""[]""", "|The body is a list where an object is wanted.")]
    [InlineData("""{}""", "/name|“name” is missing.")]
    [InlineData("""{"name":1}""", "/name|“name” is a whole number where text in quotation marks is wanted.")]
    [InlineData("""{"name":null}""", "/name|“name” is null where text in quotation marks is wanted.")]
    [InlineData("""{"name":"Ann","name":"Ben"}""", "/name|“name” is there twice. Say it once.")]
    [InlineData("""{"name":"Ann","Pay":1}""", "/Pay|There is no “Pay” here. Is it “pay” that you mean?")]
    [InlineData("""{"name":"Ann","a/b":1}""", "/a~1b|There is no “a/b” here. Names are written exactly as in the description.")]
    [InlineData("""{"name":"Ann","pay":"12"}""", "/pay|“pay” is text in quotation marks where a number or null is wanted.")]
    [InlineData("""{"name":"Ann","pay":1e400}""", "/pay|“pay” is a number too large or too long where a number or null is wanted.")]
    [InlineData("""{"name":"Ann","age":7.5}""", "/age|“age” is a number where a whole number is wanted.")]
    [InlineData("""{"name":"Ann","at":"1"}""", "/at|“at” is not an identifier such as 019acb12-0000-7000-8000-000000000000.")]
    [InlineData("""{"name":"Ann","on":"2026-02-30"}""", "/on|“on” is not a date that exists, written as 2026-11-22.")]
    [InlineData("""{"name":"Annabel"}""", "/name|“name” is longer than 5 characters.")]
    [InlineData("""{"name":"A\u0000"}""", "/name|“name” holds a character that no text may hold.")]
    [InlineData("""{"name":"Ann","many":[1,"2"]}""", "/many/1|“1” is text in quotation marks where a whole number is wanted.")]
    [InlineData("""{"name":"Ann","inside":{"name":"Ben","inside":{"nam":1}}}""", "/inside/inside/nam|There is no “nam” here. Names are written exactly as in the description./inside/inside/name|“name” is missing.")]
    public void A_body_is_read_by_its_schema_and_each_fault_is_told_with_its_place(string json, string faults)
    {
        List<ApiFault> found = [];
        using var body = JsonDocument.Parse(json);
        StrictJson.Check(schemas["Person"], body.RootElement, "", schemas, found);
        Assert.Equal(faults, string.Concat(found.Select(f => $"{f.Pointer}|{f.Text}")));
    }
}

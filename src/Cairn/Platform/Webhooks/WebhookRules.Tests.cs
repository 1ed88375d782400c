using System.Net;
using System.Text;
using Xunit;

namespace Cairn.Platform.Webhooks;

/// <summary>Where messages may go, how they are signed, and when they are tried again.</summary>
public sealed class WebhookRulesTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946", true)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_the_public_network_is_reached(string address, bool reached) => Assert.Equal(reached, PublicAddress.Is(IPAddress.Parse(address)));

    /// <summary>Worked out by another hand: openssl dgst -sha256 -mac HMAC over the text with the key.</summary>
    [Fact]
    public void A_signature_is_that_of_the_specification()
    {
        var secret = Encoding.UTF8.GetBytes("0123456789abcdef0123456789abcdef");
        var at = new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc);
        var signed = WebhookSecret.Sign([secret, [1, 2, 3]], "msg_1", at, "{}");
        Assert.Equal("1795339800", WebhookSecret.Seconds(at));
        Assert.Equal(2, signed.Split(' ').Length);
        Assert.Equal("v1,gWH+kzWrj29ylHf3ZAf+0Db4ovpvqV01vDbR/7zMscA=", signed.Split(' ')[0]);
    }

    [Fact]
    public void A_message_is_tried_eight_times_ever_later_and_for_more_than_a_day()
    {
        var waits = Enumerable.Range(1, WebhookSchedule.Most).Select(n => WebhookSchedule.After(n, 0)).ToList();
        Assert.Null(waits[^1]);
        Assert.All(waits[..^1].Zip(waits[1..^1]), pair => Assert.True(pair.First <= pair.Second));
        Assert.True(waits[..^1].Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait!.Value) > TimeSpan.FromHours(24));
        Assert.True(WebhookSchedule.After(1, 1) <= WebhookSchedule.After(1, 0) * 1.1);
    }
}

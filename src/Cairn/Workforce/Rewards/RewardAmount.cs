namespace Cairn.Workforce;

/// <summary>What the amount of an element is for, as the list says.</summary>
public static class RewardAmount
{
    public static string Words(string unit) => unit switch { "hour" => "an hour more", "month" => "a month", "once" => "once", _ => "" };
}

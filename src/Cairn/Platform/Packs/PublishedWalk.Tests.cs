using Xunit;

namespace Cairn.Platform.Packs;

/// <summary>W4, trap 7: every printed share and change of every published table is reproduced from its own counts, or flagged with the reason.</summary>
public sealed class PublishedWalkTests(ITestOutputHelper output)
{
    private static readonly Packs Real = Packs.Load(Packs.Beside);

    [Fact]
    public void Every_printed_share_and_change_is_reproduced_or_flagged()
    {
        var verdicts = Real.Tables.SelectMany(t => PublishedCheck.Of(t).Rows).SelectMany(r => new[] { r.ShareVerdict, r.ChangeVerdict }).Where(v => v != PrintedVerdict.NotPrinted).ToList();
        output.WriteLine(string.Join(", ", verdicts.GroupBy(v => v).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}")));
        Assert.Equal((39, 39, 5, 4), (Of(PrintedVerdict.Reproduced), Of(PrintedVerdict.NothingToCheckBy), Of(PrintedVerdict.WithinRounding), Of(PrintedVerdict.Disagrees)));
        int Of(PrintedVerdict verdict) => verdicts.Count(v => v == verdict);
    }

    [Fact]
    public void What_is_flagged_is_this_and_nothing_else()
    {
        var flagged = Real.Tables.SelectMany(Disagreement.In).Select(d => $"{d.Table.Id} {d.Kind}: {d.Sentence}").Order(StringComparer.Ordinal).ToList();
        foreach (var line in flagged)
            output.WriteLine(line);
        Assert.Equal(Flagged, flagged);
    }

    private static readonly string[] Flagged =
    [
        "england-2006-facts Change: Students enrolled for the social work degree, 2003/04: the printed change is 33%, but from 4,005 to 5,382 is 34.4%.",
        "england-2006-facts Share: Born outside the United Kingdom: the printed share is 11%, but 95,000 of 922,000 is 10.3%.",
        "england-2017-role-mix PartsAndTotal: The parts add to 1,602,000, 2,000 more than the printed total of 1,600,000.",
        "england-2017-role-mix SharesAndWhole: The printed shares add to 99%.",
        "england-children-social-workers-2023 Flow: 31,634 and 6,028 who came less 5,254 who went are 32,408, but 33,119 is printed: the residual is +711 (+2.2% of the opening).",
        "england-population-projections ChangeRounding: People aged 65 and over, 2035: the printed change is 32%, but from 10,500,000 to 13,800,000 is 31.4%. The counts are rounded: before that they could have given it.",
        "england-workforce-projections ChangeRounding: Skills for Care, made in 2017, for 2030: the printed change is 31%, but from 1,600,000 to 2,000,000 is 25.0%. The counts are rounded: before that they could have given it.",
        "england-workforce-size ChangeRounding: 2023/24: filled posts: the printed change is 4.2%, but from 1,635,000 to 1,705,000 is 4.3%. The counts are rounded: before that they could have given it.",
        "england-workforce-size ChangeRounding: 2024/25: vacant posts: the printed change is −12.4%, but from 127,000 to 111,000 is −12.6%. The counts are rounded: before that they could have given it.",
        "scotland-2013-sub-sectors PartsAndTotal: The parts add to 189,680, 10 more than the printed total of 189,670.",
        "scotland-2013-sub-sectors Share: Local authority fieldwork service: the printed share is 8.3%, but 16,010 of 189,670 is 8.4%.",
        "scotland-2013-sub-sectors SharesAndWhole: The printed shares add to 99.7%.",
        "scotland-2016-employer-mix SharesAndWhole: The printed shares add to 101%.",
        "scotland-population-projections ChangeRounding: Of working age in 2027, 2002-based: the printed change is −8%, but from 3.15 to 2.88 is −8.6%. The counts are rounded: before that they could have given it.",
        "scotland-registered-people Share: March 2023: the printed share is 80%, but 168,232 of 208,000 is 80.9%.",
    ];
}

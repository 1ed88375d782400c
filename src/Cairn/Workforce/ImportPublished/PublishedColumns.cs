namespace Cairn.Workforce;

/// <param name="Needed">Every row must fill it.</param>
/// <param name="What">What stands in it, in a sentence without its full stop.</param>
public sealed record PublishedColumn(string Name, bool Needed, string What);

/// <summary>The columns of a CSV of published figures: one figure a row. Page, document and reader all read them here.</summary>
public static class PublishedColumns
{
    public static readonly IReadOnlyList<PublishedColumn> All =
    [
        new("series", true, "Which series the figure belongs to: small letters, digits and hyphens, the country first, such as scotland-workforce"),
        new("period", true, "What the figure describes: 2016, 2016-12, 2016-12-31, or 2016/17 for a year from April to March"),
        new("code", false, "Which of several figures of the period, such as care-homes-adults; \"total\" for the printed total of the others; empty where there is one figure a period"),
        new("label", true, "The figure's name as a reader sees it"),
        new("value", false, "The printed number, with a point before decimals and nothing between thousands; its decimals are kept as printed"),
        new("printed_share", false, "The printed share in per cent"),
        new("printed_change", false, "The printed change in per cent"),
        new("edition", true, "The edition that printed it, such as 2016"),
        new("published_on", false, "When the edition came out: day, month or year"),
        new("unit", true, "What is counted: people, posts, per cent"),
        new("definition", true, "Id of the definition: figures of different definitions are never joined"),
        new("status", false, "as-published, provisional, revised, implied or withdrawn; empty is as-published"),
        new("note", false, "What a reader must know; for a withdrawn figure the reason"),
        new("source", true, "The document or page"),
        new("title", false, "What the series is called"),
        new("as_at", false, "The day that the figure describes, where it is not the last of its period"),
        new("family", false, "One word for editions that continue each other; empty where the edition stands alone and is not joined with others"),
        new("coverage", false, "Who is in it, where not all are: 25 of 32 councils"),
        new("share_of", false, "What the printed share is a share of, where that is not the total"),
        new("change_from", false, "The earlier number from which the printed change is measured"),
        new("rounding", false, "The source rounded its numbers to the nearest so many: 10"),
        new("revises", false, "For a revised figure: the edition whose figure it takes the place of"),
        new("withdrawn_on", false, "For a withdrawn figure: when, as exactly as is known"),
        new("locator", false, "Where in the source: page, table"),
        new("evidence", false, "seen, derived or general; empty is seen"),
        new("flow", false, "opening, in, out or closing, where the figures of a period are what was there, came and went"),
    ];

    /// <summary>A made-up example of two editions and a withdrawal.</summary>
    public const string Example = """
        series,period,code,label,value,printed_share,printed_change,edition,published_on,unit,definition,status,note,source,family,change_from,revises,withdrawn_on
        scotland-made-up-staff,2016,,Staff,1200,,,2016,2017-09-26,people,people-in-posts,as-published,,Made-up report 2016,made-up-report,,,
        scotland-made-up-staff,2016,,Staff,1200,,,2016,2017-09-26,people,people-in-posts,withdrawn,Staff of two services were counted twice,Made-up notice of 2018,made-up-report,,,2018-02-01
        scotland-made-up-staff,2016,,Staff,1150,,,2017,2018-09-25,people,people-in-posts,revised,,Made-up report 2017,made-up-report,,2016,
        scotland-made-up-staff,2017,,Staff,1180,,2.6,2017,2018-09-25,people,people-in-posts,as-published,,Made-up report 2017,made-up-report,1150,,

        """;
}

using Cairn.Platform.Site;

namespace Cairn.Platform.Publishing.Charts;

/// <summary>A picture of figures that can be drawn at any width and always comes with the same figures as a table.</summary>
public interface IChart
{
    ChartText Text { get; }

    /// <param name="width">The room that there is, in the units of the picture; about a pixel each on the screen.</param>
    Drawing Draw(int width);

    ChartTable Table { get; }
}

/// <param name="Id">Letters, figures and hyphens; once on a page.</param>
/// <param name="Title">What the picture shows, as a sentence.</param>
/// <param name="Description">What is to be seen in it, for those who do not see it.</param>
public sealed record ChartText(string Id, string Title, string Description);

public sealed record Drawing(double Height, Markup Body);

/// <param name="Columns">The first names the rows; the others hold figures.</param>
public sealed record ChartTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

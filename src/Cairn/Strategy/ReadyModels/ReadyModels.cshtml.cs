using Cairn.Engine.Networks;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Strategy;

/// <summary>The logic models that come ready-made (S4).</summary>
public sealed class ReadyModelsPage(Packs packs) : PageModel
{
    public const string Route = "/strategies/models";

    public IReadOnlyList<LogicModelPack> Models => packs.Strategies.Models;

    /// <summary>How many arrows rest on anything, in words.</summary>
    public string Graded(LogicModelPack model) => $"{model.Arrows.Count(a => a.Grade != ArrowGrade.None)} of the arrows rest on evidence";
}

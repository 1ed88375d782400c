using System.Text.Json;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

/// <summary>One service as its regulator lists it, for everybody.</summary>
public sealed class OneRegulatedServicePage(Db db, Packs packs) : PageModel
{
    public RegulatedService Service { get; private set; } = null!;
    public ServiceList List { get; private set; } = null!;
    public ListLayout Layout { get; private set; } = null!;
    public RegulatedProvider? Provider { get; private set; }

    /// <summary>Each in words, with its value.</summary>
    public IReadOnlyList<(string Label, string Value)> Grades { get; private set; } = [];

    /// <inheritdoc cref="Grades"/>
    public IReadOnlyList<(string Label, string Value)> Yearly { get; private set; } = [];

    /// <summary>The regulator's own page of it; null where there is none, or it would name a person.</summary>
    public Uri? Link => !Service.IsPersons && Uri.TryCreate(Service.Link, UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link : null;

    public string? Address => Service.IsPersons ? null
        : string.Join(", ", new[] { Service.Address1, Service.Address2, Service.Address3, Service.Address4, Service.Town, Service.Postcode }.Where(line => !string.IsNullOrEmpty(line))) is { Length: > 0 } address ? address : null;

    public async Task<IActionResult> OnGet(string regulator, string number, CancellationToken stop)
    {
        number = number.ToUpperInvariant(); // addresses are written in small letters too
        var list = await db.CurrentLists().FirstOrDefaultAsync(l => l.Regulator == regulator, stop);
        var service = list is null ? null : await db.Set<RegulatedService>().AsNoTracking().FirstOrDefaultAsync(s => s.ListId == list.Id && s.Number == number, stop);
        if (list is null || service is null)
            return NotFound();
        (List, Service, Layout) = (list, service, ListLayout.Of(packs, regulator));
        if (!service.IsPersons && service.ProviderNumber is { } provider)
            Provider = await db.Set<RegulatedProvider>().AsNoTracking().FirstOrDefaultAsync(p => p.ListId == list.Id && p.Number == provider && !p.IsPersons, stop);
        Grades = [.. JsonSerializer.Deserialize<SortedDictionary<string, int>>(service.Grades)!.Select(g => (Layout.Label(g.Key), $"{g.Value}"))];
        Yearly = [.. JsonSerializer.Deserialize<SortedDictionary<string, string>>(service.Yearly)!.Select(y => (Layout.Label(y.Key), y.Value))];
        return Page();
    }
}

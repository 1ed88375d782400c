using Cairn.Platform;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;

namespace Cairn.Register;

/// <summary>The receipt of a look, as a text file.</summary>
public static class Receipts
{
    public const string Route = "/register/{number:long}/receipt.txt";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(Route, ["GET", "HEAD"], Send);

    private static async Task<IResult> Send(long number, string? asAt, Store store, Packs packs, Clock clock, CancellationToken stop)
    {
        var day = DateOnly.TryParseExact(asAt, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var asked) && asked <= clock.Today ? asked : clock.Today;
        await using var db = await store.Read(Scope.Sector, stop);
        return (await PublicEntry.Read(db, packs, number, day, stop)).Entry is { } entry
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(LookupReceipt.Of(store.Keys, packs, entry, clock.Now, day)), "text/plain; charset=utf-8", $"receipt-{number}.txt")
            : Results.NotFound();
    }
}

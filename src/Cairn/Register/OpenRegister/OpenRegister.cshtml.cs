using Cairn.Platform;
using Cairn.Platform.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Cairn.Register;

/// <summary>Where everybody gets the whole public register, and what is in it (R5).</summary>
public sealed class OpenRegisterPage(OpenRegister open, Settings settings, Clock clock) : PageModel
{
    public const string Route = "/register/open-data";

    public OpenEdition? Edition => open.Current;

    public string? Licence => settings.OpenLicence;

    public string Size => Edition!.Bytes < 1_000_000 ? $"{Format.Number(Math.Max(1, Edition.Bytes / 1_000m))} KB" : $"{Format.Number(Edition.Bytes / 1_000_000m, 1)} MB";

    public string Made => clock.Words(Edition!.Made);
}

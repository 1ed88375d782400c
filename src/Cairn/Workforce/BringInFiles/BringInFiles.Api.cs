using System.Text.Json.Nodes;
using Cairn.Platform.Api;
using Cairn.Platform.Database;
using Cairn.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Cairn.Workforce;

internal static class BringInFilesApi
{
    private static readonly string[] Files = ["workplace", "staff", "training"];

    public static void Open(ApiTable api)
    {
        JsonObject File(string what)
        {
            var schema = JsonShape.Text(what, "");
            (schema["examples"], schema["contentMediaType"]) = (null, "text/csv");
            schema.Remove("examples");
            return schema;
        }
        api.Schemas["ReturnFiles"] = _ => JsonShape.Object("The files of a return, as parts.",
        [
            ("workplace", File("The workplace file."), true), ("staff", File("The staff file."), true), ("training", File("The training file, if there is one."), false),
        ]);
        api.Add(new("POST", MachineAccess.Returns, "bringInFiles", [MachineAccess.ReturnsWrite], "Send in files", new(202, "Kept; the check has begun. Ask at the address in “Location” how it goes.", "Return"), Answer)
        {
            Tag = "Returns", Body = "ReturnFiles", BodyType = ApiBody.Parts, Description = "Keeps files in the format of England's bulk upload and begins their check. Nothing of the record changes until the return is accepted.",
        });
        api.Add(new("POST", MachineAccess.OneReturn + "/check", "checkReturn", [MachineAccess.ReturnsWrite], "Check the files again", new(202, "The check has begun again.", "Return"), Again)
        {
            Tag = "Returns", Description = "As of today and against what is held now: for a return whose difference is no longer that of the record.",
        });
    }

    private static async Task<ApiAnswer> Answer(ApiCall call, CancellationToken stop)
    {
        if (call.Http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = BringInFiles.MostBytes;
        var (store, visit) = (call.Db.Store, call.Visit);
        await visit.Release(); // files may come slowly, and nobody is to wait for a connection meanwhile
        IFormCollection form;
        try
        {
            form = await call.Http.Request.ReadFormAsync(new() { MultipartBodyLengthLimit = BringInFiles.MostBytes }, stop);
        }
        catch (InvalidDataException)
        {
            throw new ProblemException(ApiProblem.Unreadable, "The parts of the body cannot be told apart, or there are too many of them.");
        }
        Refuse(form);
        var (workplace, staff, training) = (form.Files["workplace"]!, form.Files["staff"]!, form.Files["training"]);
        var id = await BringInFiles.Bring(store, visit.Scope, visit.Actor, call.Organisation, Of(workplace), Of(staff), training is null ? null : Of(training), call.Key, stop);
        call.Of<JobWorker>().Wake();
        await using var db = await store.Read(visit.Scope, stop);
        return new(202, await ReturnReportApi.Json(db, call.Organisation, id, stop), $"{call.Http.Request.Path}/{id}");
    }

    private static async Task<ApiAnswer> Again(ApiCall call, CancellationToken stop)
    {
        var id = call.Named("return");
        await BringInFiles.Again(call.Db.Store, call.Visit.Scope, call.Visit.Actor, call.Organisation, id, stop, call.Key, call.Digest);
        call.Of<JobWorker>().Wake();
        return new(202, await ReturnReportApi.Json(call.Db, call.Organisation, id, stop), ReturnReportApi.Address(call, id));
    }

    private static void Refuse(IFormCollection form)
    {
        List<ApiFault> faults =
        [
            .. form.Keys.Select(name => new ApiFault("", "", $"The part “{name}” is no file. Send {string.Join(", ", Files)} as files with names.")),
            .. form.Files.Where(f => !Files.Contains(f.Name)).Select(f => new ApiFault("", "", $"There is no file “{f.Name}” here. The files are {string.Join(", ", Files)}.")),
            .. form.Files.GroupBy(f => f.Name).Where(g => g.Count() > 1).Select(g => new ApiFault("", "", $"“{g.Key}” is there twice. Send it once.")),
            .. form.Files.Where(f => f.Length == 0).Select(f => new ApiFault("", "", $"The file “{f.Name}” is empty. Send the one that holds your rows.")),
            .. Files[..2].Where(f => form.Files[f] is null).Select(f => new ApiFault("", "", $"The file “{f}” is missing.")),
        ];
        if (faults.Count > 0)
            throw new ProblemException(ApiProblem.Unreadable, string.Join(' ', faults.Select(f => f.Text)), faults);
    }

    private static BroughtFile Of(IFormFile file) => new(Path.GetFileName(file.FileName), file.OpenReadStream);
}

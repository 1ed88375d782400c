using Cairn.Engine.Registration;
using Cairn.Platform.Access;
using Cairn.Platform.Database;
using Cairn.Platform.Packs;
using Cairn.Register;

namespace Cairn.Tests;

/// <summary>Somebody on Scotland's register, put in past every verb; as every change it stands in the audit.</summary>
public static class SeedRegistrant
{
    private static readonly Packs packs = Packs.Load(Packs.Beside);
    private static readonly Verb verb = new("TestRegister", "A test changes the register.");

    public static Task<T> Change<T>(Store store, Func<Db, Task<T>> work, CancellationToken stop) => store.Write(Scope.System, new Change(verb, Actor.Public, RegisterChain.Id), work, stop);

    /// <param name="with">What else is to be known of them before their facts.</param>
    /// <param name="facts">Of their one registration, on the part of the social care workforce.</param>
    public static Task<Registrant> Into(Store store, string given, string family, Action<Registrant>? with, CancellationToken stop, params Fact[] facts) => Change(store, async db =>
    {
        var registrant = new Registrant { Id = NewId.Next(), Number = await RegistrantFile.NextNumber(db, stop), Register = "sssc", Given = given, Family = family, Town = "Perth" };
        with?.Invoke(registrant);
        db.Add(registrant);
        await RegistrantFile.Begin(db, registrant.Id, "social-care", stop);
        await db.SaveChangesAsync(stop);
        await Add(db, registrant.Id, facts, stop);
        return registrant;
    }, stop);

    public static Task Add(Store store, Guid registrant, CancellationToken stop, params Fact[] facts) => Change(store, async db =>
    {
        await Add(db, registrant, facts, stop);
        return 0;
    }, stop);

    private static async Task Add(Db db, Guid registrant, Fact[] facts, CancellationToken stop)
    {
        var file = await RegistrantFile.Read(db, packs, registrant, stop);
        foreach (var fact in facts)
            file.Add(1, fact);
    }
}

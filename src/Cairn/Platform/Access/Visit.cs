using Cairn.Platform.Database;

namespace Cairn.Platform.Access;

/// <summary>What a request may see, once its route and its person are known. Until then: nothing.</summary>
public sealed class Visit
{
    public Actor Actor { get; set; } = Actor.Public;

    public Scope Scope { get; set; } = Scope.Nothing;

    /// <summary>The browser's session, where somebody is signed in.</summary>
    public Session? Session { get; set; }

    /// <summary>Whether the gate has let the request through.</summary>
    public bool Passed { get; set; }

    /// <summary>What a machine's key allows; nothing for people.</summary>
    public IReadOnlyList<string> Permissions { get; set; } = [];

    /// <summary>The day on which a machine's key was made.</summary>
    public DateOnly? KeyMade { get; set; }

    /// <summary>The version of the interface that a machine was written for.</summary>
    public DateOnly ApiVersion { get; set; }

    /// <summary>The data as this visit may see it, opened at the gate.</summary>
    public Db? Db { get; set; }

    /// <summary>Lets go of the data before something long: on PostgreSQL a reader that waits holds a connection.</summary>
    public ValueTask Release() => Db?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>The organisation that the address names, or the person's own.</summary>
    public Guid? Organisation { get; set; }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Cairn.Platform.Database;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cairn.Tests;

/// <summary>Listens to what one store asks of its database. A transaction counts as one: PostgreSQL's readers say first whose rows they want.</summary>
public sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Store store;
    private readonly ConcurrentQueue<(Db By, string Text)> asked = [];
    private readonly ConcurrentBag<IDisposable> subscriptions = [];

    public Statements(Store store)
    {
        this.store = store;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>What visits asked; the worker that looks for jobs meanwhile is left out.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            var all = asked.ToArray();
            var worker = all.Where(a => a.Text.Contains("platform_job", StringComparison.Ordinal)).Select(a => a.By).ToHashSet();
            return [.. all.Where(a => !worker.Contains(a.By)).Select(a => a.Text)];
        }
    }

    public void Forget() => asked.Clear();

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        var (context, text) = value.Value switch
        {
            CommandExecutedEventData command when value.Key == RelationalEventId.CommandExecuted.Name => (command.Context, $"{command.Duration.TotalMilliseconds:0.0} ms {command.Command.CommandText}"),
            TransactionEndEventData or TransactionEventData when value.Key == RelationalEventId.TransactionStarted.Name => (((DbContextEventData)value.Value).Context, "transaction"),
            _ => (null, ""),
        };
        if (context is Db db && db.Store == store)
            asked.Enqueue((db, text));
    }

    public void OnCompleted()
    {
        // Listeners live as long as the process.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
            subscription.Dispose();
    }

    private static class DbLoggerCategory
    {
        public const string Name = "Microsoft.EntityFrameworkCore";
    }
}

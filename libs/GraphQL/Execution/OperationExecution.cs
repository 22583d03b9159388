using System.Threading.Channels;
using Neura.GraphQL.DataLoaders;
using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Execution.Results;
using Neura.GraphQL.Language;
using Neura.GraphQL.Types;

namespace Neura.GraphQL.Execution;

/// <summary>
/// One execution of a plan. Everything that changes the result runs on one logical thread: the work loop. Resolvers that finish
/// elsewhere hand their value back to it, so results need no locks. When the loop has nothing ready, and only then, the data
/// loaders are told to fetch what they gathered.
/// </summary>
internal sealed partial class OperationExecution
{
    private readonly OperationPlan _plan;
    private readonly IReadOnlyDictionary<string, object?> _variables;
    private readonly FieldResolverDelegate _defaultResolver;
    private readonly ResolverContext _shared;
    private readonly ResolverContext _pure;
    private readonly ErrorSink _errors;
    private readonly BatchScheduler? _batches;
    private readonly Dictionary<ArgumentPlan, FieldArguments> _arguments = [];
    private readonly CancellationToken _cancellation;
    private Channel<Action>? _ready;
    private int _pending;

    public OperationExecution(
        Schema schema,
        OperationPlan plan,
        GraphQLRequest request,
        IReadOnlyDictionary<string, object?> variables,
        ExecutionSettings settings,
        CancellationToken cancellationToken)
    {
        (_plan, _variables, _cancellation) = (plan, variables, cancellationToken);
        _defaultResolver = settings.DefaultResolver;
        _shared = new ResolverContext(schema, request, cancellationToken);
        _pure = new ResolverContext(schema, request, cancellationToken);
        _errors = new ErrorSink(settings.Logger, settings.MaxErrors);
        _batches = request.Services.GetService(typeof(IBatchScheduler)) as BatchScheduler;
    }

    /// <summary>Work for the loop, from any thread; many executions never wait for anything and have none.</summary>
    private Channel<Action> Ready => Volatile.Read(ref _ready)
        ?? Interlocked.CompareExchange(ref _ready, Channel.CreateUnbounded<Action>(new() { SingleReader = true }), null)
        ?? _ready;

    /// <exception cref="OperationCanceledException">The token fired before all was done.</exception>
    public async Task<ExecutionResult> RunAsync()
    {
        var root = new ObjectResult(null, 0, _plan.Root, _shared.Request.RootValue);
        _batches?.Attach(() => Ready.Writer.TryWrite(static () => { }));
        try
        {
            if (_plan.Operation.Operation == OperationType.Mutation)
                await RunSeriallyAsync(root).ConfigureAwait(false);
            else
                await DrainAsync(() => ExecuteFields(root)).ConfigureAwait(false);
        }
        finally
        {
            _batches?.Detach();
        }
        return new ExecutionResult(root.IsDead ? null : root, _errors.Errors, _shared.Request.TraceId);
    }

    private async Task RunSeriallyAsync(ObjectResult root)
    {
        for (var i = 0; i < root.Selection.Fields.Length && !root.IsDead; i++)
        {
            var slot = i;
            await DrainAsync(() => ExecuteField(root, slot)).ConfigureAwait(false);
        }
    }

    private async Task DrainAsync(Action first)
    {
        RunDetached(first);
        while (true)
        {
            while (_ready is { } ready && ready.Reader.TryRead(out var work))
                RunDetached(work);
            _cancellation.ThrowIfCancellationRequested();
            if (_pending == 0)
                return;
            if (!DispatchBatches())
                await Ready.Reader.WaitToReadAsync(_cancellation).ConfigureAwait(false);
        }
    }

    private bool DispatchBatches()
    {
        var batches = _batches?.TakeAll() ?? [];
        foreach (var batch in batches)
            _ = FetchAsync(batch);
        return batches.Count > 0;
    }

    private async Task FetchAsync(IBatch batch)
    {
        await batch.FetchAsync(_cancellation).ConfigureAwait(false);
        Ready.Writer.TryWrite(batch.Complete);
    }

    // A caller's synchronization context would take the continuations of resolvers away from the loop.
    private static void RunDetached(Action work)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            work();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}

namespace Neura.GraphQL.Execution;

/// <summary>Ends work that takes too long, and turns refusals into answers.</summary>
internal sealed class RequestDeadline(GraphQLOptions options, TimeProvider time)
{
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<T> RunAsync<T>(GraphQLRequest request, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        where T : class?
    {
        using var deadline = new CancellationTokenSource(options.Deadline, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await work(linked.Token).ConfigureAwait(false);
        }
        catch (GraphQLException refused)
        {
            return (T)(object)new ExecutionResult(refused.Errors, request.TraceId);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = new GraphQLError($"The request took longer than {options.Deadline.TotalSeconds:0.###} seconds.");
            return (T)(object)new ExecutionResult(null, [error.WithCode(ErrorCodes.DeadlineExceeded)], request.TraceId);
        }
    }
}

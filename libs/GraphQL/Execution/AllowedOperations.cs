using Neura.GraphQL.Language;

namespace Neura.GraphQL.Execution;

/// <summary>Kinds of operations that may be executed: a GET must change nothing, and one answer cannot hold a stream.</summary>
[Flags]
public enum AllowedOperations
{
    None = 0,
    Query = 1,
    Mutation = 2,
    Subscription = 4,
    All = Query | Mutation | Subscription,
}

internal static class AllowedOperationsExtensions
{
    public static bool Include(this AllowedOperations allowed, OperationType operation) => operation switch
    {
        OperationType.Query => allowed.HasFlag(AllowedOperations.Query),
        OperationType.Mutation => allowed.HasFlag(AllowedOperations.Mutation),
        OperationType.Subscription => allowed.HasFlag(AllowedOperations.Subscription),
    };
}

namespace Neura.GraphQL.Language;

public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

public static class OperationTypeNames
{
    /// <summary>The keyword of the operation type, as in the specification.</summary>
    public static string ToKeyword(this OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
    };
}

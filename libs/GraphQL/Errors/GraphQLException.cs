namespace Neura.GraphQL;

/// <summary>Thrown where a request or a schema is refused; carries the errors to be told to the client.</summary>
public sealed class GraphQLException : Exception
{
    public GraphQLException(string message) : this([new GraphQLError(message)]) { }

    public GraphQLException(params IReadOnlyList<GraphQLError> errors)
        : base(string.Join("\n\n", errors.Select(e => e.Message))) => Errors = errors;

    /// <summary>One or more errors.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}

using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Neura.GraphQL.Execution.Planning;
using Neura.GraphQL.Execution.Results;

namespace Neura.GraphQL.Execution;

/// <summary>Gathers the errors of one execution and hides what is not meant for clients.</summary>
internal sealed partial class ErrorSink(ILogger logger, int maxErrors)
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> Errors => _errors;

    /// <summary>An error that the engine itself tells.</summary>
    public void Add(string message, string code, FieldPlan field, ResultContainer container, int slot) =>
        Add(new GraphQLError(message, field.Locations, container.PathTo(slot)).WithCode(code));

    /// <summary>What a resolver threw: its own errors if it chose to tell some, else no more than that something went wrong.</summary>
    public void Add(Exception thrown, FieldPlan field, ResultContainer container, int slot)
    {
        var path = container.PathTo(slot);
        if (thrown is GraphQLException told)
        {
            foreach (var error in told.Errors)
                Add(Placed(error, field, path));
            return;
        }
        ResolverFailed(logger, thrown, field.ParentType.Name, field.Field.Name, Activity.Current?.TraceId.ToString());
        Add(new GraphQLError("Unexpected Execution Error", field.Locations, path, exception: thrown).WithCode(ErrorCodes.InternalError));
    }

    private static GraphQLError Placed(GraphQLError error, FieldPlan field, object[] path)
    {
        error = error.Path is null ? error.WithPath(path) : error;
        error = error.Locations is null ? error.WithLocations(field.Locations) : error;
        return error.Code is null ? error.WithCode(ErrorCodes.ExecutionFailed) : error;
    }

    private void Add(GraphQLError error)
    {
        if (_errors.Count < maxErrors)
            _errors.Add(error);
    }

    [LoggerMessage(7001, LogLevel.Error, "The resolver of {Type}.{Field} failed; trace {TraceId}")]
    private static partial void ResolverFailed(ILogger logger, Exception exception, string type, string field, string? traceId);
}

using Microsoft.AspNetCore.Http;
using Neura.GraphQL.Execution;

namespace Neura.GraphQL.Http;

/// <summary>A request that is refused before it is a GraphQL request.</summary>
internal sealed class HttpRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public GraphQLError Error => new GraphQLError(Message).WithCode(code);

    public static HttpRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, ErrorCodes.BadRequest, message);

    public static HttpRefusal MethodNotAllowed(string message) =>
        new(StatusCodes.Status405MethodNotAllowed, ErrorCodes.MethodNotAllowed, message);

    public static HttpRefusal TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, ErrorCodes.TooLarge, $"The request body is limited to {limit} bytes.");
}

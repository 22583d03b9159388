using NeuraNft.Domain;

namespace NeuraNft.Api.OpenAi;

/// <summary>A refusal in OpenAI's shape. Codes are stable: change only by adding.</summary>
/// <param name="Type">Of OpenAI's: clients choose what to do by it and by the status.</param>
internal sealed record OpenAiError(int Status, string Code, string Message, string Type = "invalid_request_error", string? Param = null)
{
    public const string Prefix = "/v1";

    public static OpenAiError Invalid(string message, string? param) => new(400, "invalid_value", message, Param: param);

    public static OpenAiError Unsupported(string param) =>
        new(400, "unsupported_parameter", $"'{param}' is not supported here.", Param: param);

    public static OpenAiError ModelNotFound { get; } =
        new(404, "model_not_found", "There is no such model, or it is not yours to use.", Param: "model");

    public static OpenAiError NoKey { get; } = new(
        401, "invalid_api_key", "Send an API key of this market as Authorization: Bearer nnft_…", "authentication_error");

    public static OpenAiError NoScope(string scope) =>
        new(403, "insufficient_scope", $"The API key lacks the scope {scope}.", "permission_error");

    public static OpenAiError InsufficientBalance(Yocto needed, Yocto available) =>
        new(402, "insufficient_balance", $"It may cost {needed} yoctoNEAR; {available} are there.", "payment_required");

    public static OpenAiError TooMany { get; } =
        new(429, "too_many_requests", "As many of your requests are being worked on as may be at once.", "rate_limit_error");

    public static OpenAiError TooLarge { get; } = new(413, "request_too_large", "The request is too large.");

    public static OpenAiError KeyReused { get; } =
        new(409, "idempotency_key_reused", "The Idempotency-Key belongs to another request, or to one that failed too often.");

    public static OpenAiError ChainBehind { get; } =
        new(503, "chain_unavailable", "Who may use the model cannot be said at present: try again.", "server_error");

    public object Body => new { error = new { message = Message, type = Type, param = Param, code = Code } };

    /// <summary>For what is refused before a request gets here: in the shape that its path speaks.</summary>
    public static bool Speaks(HttpContext context) => context.Request.Path.StartsWithSegments(Prefix);

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = Status;
        return context.Response.WriteAsJsonAsync(Body, context.RequestAborted);
    }
}

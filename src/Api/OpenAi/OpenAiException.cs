namespace NeuraNft.Api.OpenAi;

/// <summary>Leaves a request at its edge: malformed or not allowed.</summary>
internal sealed class OpenAiException(OpenAiError error) : Exception(error.Message)
{
    public OpenAiError Error { get; } = error;
}

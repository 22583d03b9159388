using System.Text.Json;
using Microsoft.Extensions.Options;
using NeuraNft.Application;
using NeuraNft.Application.Inferences;
using NeuraNft.Domain;
using NeuraNft.Domain.Assets;
using NeuraNft.Domain.Inferences;
using NeuraNft.Projections.AssetSearch;

namespace NeuraNft.Api.OpenAi;

/// <summary>
/// Texts turned into vectors by a model of the market: each text is an inference like any other, asked for by the caller's right, and
/// counted and charged as one.
/// </summary>
internal sealed class AssetEmbedding(
    AssetQueries assets, RequestInference request, JobLog jobs, IOptions<OpenAiOptions> options, TimeProvider time)
{
    /// <summary>Tasks of models that make vectors of texts, as publishers name them.</summary>
    public static readonly IReadOnlyList<string> Tasks = ["text-embedding", "feature-extraction", "sentence-similarity"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <param name="price">What the caller agrees to pay for each text.</param>
    public async Task<IReadOnlyList<float[]>> EmbedAsync(
        Account account, AssetId asset, IReadOnlyList<string> texts, Yocto price, CancellationToken cancellationToken)
    {
        if (texts.Count > options.Value.MaxJobs)
            throw new OpenAiException(OpenAiError.Invalid($"A model of the market takes {options.Value.MaxJobs} texts at once.", "input"));
        if (await assets.FindAsync(asset, cancellationToken) is not { Burnt: false, Task: { } task } || !Tasks.Contains(task))
            throw new OpenAiException(OpenAiError.ModelNotFound);
        var asked = new List<Guid>();
        foreach (var text in texts)
            asked.Add(await AskAsync(account, asset, text, price, cancellationToken));
        using var deadline = new CancellationTokenSource(options.Value.JobDeadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var vectors = new List<float[]>();
            foreach (var job in asked)
                vectors.Add(await AnswerAsync(job, either.Token));
            return vectors;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new OpenAiException(new OpenAiError(504, "deadline_exceeded", "The model took too long.", "server_error"));
        }
    }

    private async Task<Guid> AskAsync(
        Account account, AssetId asset, string text, Yocto price, CancellationToken cancellationToken)
    {
        var command = new RequestInference.Command(
            account, Guid.CreateVersion7(time.GetUtcNow()), asset, "text", JsonSerializer.Serialize(text))
        {
            ExpectedPrice = price,
        };
        return await request.HandleAsync(command, cancellationToken) switch
        {
            Result<InferenceReceipt, InferenceRefusal>.Ok ok => ok.Value.Job,
            Result<InferenceReceipt, InferenceRefusal>.Refused no => throw new OpenAiException(ErrorOf(no.Refusal)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Who may not use it learns no more than who names what is not there.
    private static OpenAiError ErrorOf(InferenceRefusal refusal) => refusal switch
    {
        InferenceRefusal.InputTooLarge r => OpenAiError.Invalid($"A text has {r.Limit} bytes at most.", "input"),
        InferenceRefusal.PriceChanged r => new(
            402, "price_not_agreed", $"A text costs {r.Actual} yoctoNEAR: agree by the header {EmbeddingsEndpoint.MaxPrice}.",
            "payment_required"),
        InferenceRefusal.InsufficientBalance r => new(
            402, "insufficient_balance", $"It costs {r.Needed} yoctoNEAR; {r.Available} are there.", "payment_required"),
        InferenceRefusal.QuotaExceeded r => new(
            429, "quota_exceeded", $"Your level has {r.Limit} runs in that time.", "rate_limit_error"),
        _ => OpenAiError.ModelNotFound,
    };

    private async Task<float[]> AnswerAsync(Guid job, CancellationToken cancellationToken)
    {
        for (; ; await Task.Delay(Pause, time, cancellationToken))
            switch (await jobs.FindAsync(job, cancellationToken))
            {
                case InferenceState.Completed done:
                    return VectorOf(done.Result.Output)
                        ?? throw new OpenAiException(new OpenAiError(502, "no_vector", "The model gave no vector.", "server_error"));
                case InferenceState.Failed failed:
                    throw new OpenAiException(new OpenAiError(
                        502, "inference_failed", $"The model failed with {failed.Code}.", "server_error"));
                case InferenceState.Cancelled:
                    throw new OpenAiException(OpenAiError.ModelNotFound);
            }
    }

    /// <summary>The answer's "embedding", or else its first tensor, if that is one row of floats.</summary>
    internal static float[]? VectorOf(string output)
    {
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        if (answer.TryGetProperty("embedding", out var embedding) && embedding.ValueKind == JsonValueKind.Array)
            return Floats(embedding);
        return answer.TryGetProperty("tensors", out var tensors) && tensors.ValueKind == JsonValueKind.Array && tensors.GetArrayLength() > 0
            && tensors[0] is var first && first.GetProperty("type").GetString() == "float" && !first.GetProperty("truncated").GetBoolean()
            && first.GetProperty("shape").EnumerateArray().SkipLast(1).All(d => d.GetInt64() == 1)
                ? Floats(first.GetProperty("values"))
                : null;
    }

    private static float[]? Floats(JsonElement values) =>
        values.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Number)
            ? [.. values.EnumerateArray().Select(v => v.GetSingle())]
            : null;
}

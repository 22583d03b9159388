using NeuraNft.Api.Inferences;

namespace NeuraNft.Api.Tasks;

/// <summary>What a job answered, typed.</summary>
[ObjectType<InferenceJob>]
public static partial class JobResultField
{
    /// <summary>By what the model's card says it is for; null until the job is completed.</summary>
    public static InferenceResult? GetResult([Parent] InferenceJob job) => job.Output is { } output ? ResultReading.Read(output) : null;
}

using NeuraNft.Domain.Models;
using NeuraNft.Projections.ModelCatalogue;

namespace NeuraNft.Api.Models;

/// <summary>How a model stands to its owner's test: until it passes, nobody may ask it.</summary>
/// <param name="JobId">The job that answers it; its owner's.</param>
/// <param name="Code">Why it failed: TEST_MISMATCH, or that of the job.</param>
/// <param name="LargestError">Of any value, of a test that was passed.</param>
/// <param name="At">When it was judged.</param>
public sealed record ModelTest(
    ModelTestState State, Guid? JobId, string? Code, string? Message, double? LargestError, DateTimeOffset? At)
{
    internal static ModelTest From(ModelRow row) => new(
        row.Test switch
        {
            ModelOffer.Untested => ModelTestState.None,
            ModelOffer.Pending => ModelTestState.Pending,
            ModelOffer.Passed => ModelTestState.Passed,
            ModelOffer.Failed => ModelTestState.Failed,
        },
        row.TestJob, row.TestCode, row.TestMessage, row.TestError, row.TestedAt);
}

/// <summary>Where a test stands.</summary>
public enum ModelTestState
{
    /// <summary>Its owner has set none.</summary>
    None,
    Pending,
    Passed,
    Failed,
}

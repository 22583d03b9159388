using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Models;

namespace NeuraNft.Application.Models;

/// <summary>Why a published model is not registered.</summary>
public abstract record ModelRegistrationRefusal
{
    private ModelRegistrationRefusal() { }

    public sealed record NotAllowed(RegistrationRefusal Why) : ModelRegistrationRefusal;

    /// <summary>The version's file is not in content storage here, or is larger than models may be.</summary>
    public sealed record NoFile : ModelRegistrationRefusal;

    /// <summary>The model, its card, or the test: MODEL_INVALID, CARD_INVALID, RESOURCE_LIMIT, TEST_INVALID, …</summary>
    public sealed record Unfit(ModelFileRefusal Why) : ModelRegistrationRefusal;

    /// <summary>The test's input would be refused as a job.</summary>
    public sealed record TestNotAsked(InferenceRefusal Why) : ModelRegistrationRefusal;

    /// <summary>The idempotency key was used with another input.</summary>
    public sealed record OtherInput(Guid CommandId) : ModelRegistrationRefusal;
}

using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Tests.Specifications;

namespace NeuraNft.Domain.Tests.Inferences;

internal static class InferenceSpecification
{
    public static Specification<InferenceState, InferenceEvent, InferenceCommand, InferenceRefusal> Given(
        params IEnumerable<InferenceEvent> events) =>
        new Specification<InferenceState, InferenceEvent, InferenceCommand, InferenceRefusal>(
            InferenceDecider.Decide, InferenceDecider.Evolve, InferenceState.Initial).Given(events);
}

using NeuraNft.InferenceWorker.Models;

namespace NeuraNft.InferenceWorker.Tests.Models;

public sealed class ExecutionProviderChoiceTests
{
    [Fact]
    public void Detect_names_a_provider_that_ran_the_probe_and_why_others_were_passed_over()
    {
        var choice = ExecutionProviderChoice.Detect();
        choice.Name.ShouldBeOneOf("CPUExecutionProvider", "CUDAExecutionProvider", "DmlExecutionProvider");
        if (choice.Provider == ExecutionProvider.Cpu)
            choice.Passed.ShouldNotBeEmpty();
        TestContext.Current.SendDiagnosticMessage($"{choice.Name}; passed over: {string.Join("; ", choice.Passed)}");
    }

    [Fact]
    public void Provider_chosen_runs_the_language_model_as_the_CPU_does()
    {
        var bytes = File.ReadAllBytes(TestData.Sample("language-id/lande50.onnx"));
        var input = ModelTensor.Of("ngrams", [1, 620], Enumerable.Range(0, 620).Select(i => i / 620f).ToArray());
        using var chosen = ModelSession.Load(bytes, ExecutionProviderChoice.Detect(), ModelLimits.Default, TimeProvider.System).Value();
        using var cpu = ModelSessions.Load(bytes);
        var (expected, actual) = (Scores(cpu, input), Scores(chosen, input));
        for (var i = 0; i < expected.Length; i++)
            actual[i].ShouldBe(expected[i], 1e-3f);
    }

    private static float[] Scores(ModelSession session, ModelTensor input) =>
        (float[])session.Run([input], ModelSessions.Minute, TestContext.Current.CancellationToken).Value()[0].Values;
}

using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;
using NeuraNft.InferenceWorker.Sandbox.Linux;
using NeuraNft.InferenceWorker.Tests.Models;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>A sandbox that is required is there before the first model, or there is no model.</summary>
public sealed class RequiredSandboxTests
{
    // No filter holds a child of a graphics card's, and without its driver none starts at all.
    private static readonly ExecutionProviderChoice Unheld = new(ExecutionProvider.Cuda, []);

    [Fact]
    public async Task Model_is_not_even_fetched_where_the_required_sandbox_is_missing()
    {
        using var sandbox = New(Unheld, "required");
        var fetched = false;
        var source = SandboxedModels.Source([]) with
        {
            FetchAsync = (_, _) =>
            {
                fetched = true;
                return Task.CompletedTask;
            },
        };
        // Nobody has measured: the job is first, as it may be at a start.
        await Should.ThrowAsync<SandboxRequiredException>(() => sandbox.LoadAsync(source, SandboxedModels.Ct));
        await Should.ThrowAsync<SandboxRequiredException>(() => sandbox.MeasureAsync(SandboxedModels.Ct));
        await Should.ThrowAsync<SandboxRequiredException>(() => sandbox.LoadAsync(source, SandboxedModels.Ct));
        fetched.ShouldBeFalse();
    }

    [Fact]
    public async Task Required_sandbox_that_is_there_loads_into_a_child()
    {
        Assert.SkipUnless(SystemCallFilter.IsOffered && Landlock.Version() > 0, "no sandbox here");
        using var sandbox = New(ExecutionProviderChoice.Cpu, "required");
        var model = await File.ReadAllBytesAsync(TestData.Sample("language-id/lande50.onnx"), SandboxedModels.Ct);
        using var session = (await sandbox.LoadAsync(SandboxedModels.Source(model), SandboxedModels.Ct)).Value();
        session.ShouldBeOfType<SandboxedSession>();
    }

    private static WorkerSandbox New(ExecutionProviderChoice provider, string mode) => new(
        provider, ModelLimits.Default, Options.Create(new SandboxOptions { Mode = mode }), Options.Create(new BatchOptions()),
        TimeProvider.System, NullLogger<WorkerSandbox>.Instance);
}

using NeuraNft.InferenceWorker.Batching;
using NeuraNft.InferenceWorker.Models;
using NeuraNft.InferenceWorker.Sandbox;

namespace NeuraNft.InferenceWorker.Tests.Sandbox;

/// <summary>Sessions that end, as a child does, when 13 is among what they compute; what they compute is what they got.</summary>
internal sealed class MortalLoader : IModelLoader
{
    /// <summary>Of the runs that were to be alone, the most that were computed at once.</summary>
    public int MostBesideSingle { get; private set; }

    public Task<ModelResult<IModelSession>> LoadAsync(ModelSource source, CancellationToken cancellationToken) =>
        Task.FromResult<ModelResult<IModelSession>>(new ModelResult<IModelSession>.Success(new MortalSession(this)));

    private sealed class MortalSession : IModelSession
    {
        private readonly MortalLoader loader;
        private readonly RunQueue queue;
        private int running;

        public MortalSession(MortalLoader loader)
        {
            this.loader = loader;
            var options = new BatchOptions { Parallel = 2, Delay = TimeSpan.Zero };
            queue = new RunQueue(RunAsync, options, Limits, stacks: true, TimeProvider.System);
        }

        public IReadOnlyList<TensorSpec> Inputs => [];

        public IReadOnlyList<TensorSpec> Outputs => [];

        public ExecutionProvider Provider => ExecutionProvider.Cpu;

        public long ModelBytes => 1;

        public ModelLimits Limits => ModelLimits.Default;

        public bool IsAlive { get; private set; } = true;

        Task<ModelResult<IReadOnlyList<ModelTensor>>> IModelSession.RunAsync(
            IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken) =>
            queue.RunAsync(inputs, terms, cancellationToken);

        public void Dispose() => IsAlive = false;

        private async Task<ModelResult<IReadOnlyList<ModelTensor>>> RunAsync(
            IReadOnlyList<ModelTensor> inputs, RunTerms terms, CancellationToken cancellationToken)
        {
            var beside = Interlocked.Increment(ref running);
            try
            {
                await Task.Yield();
                if (terms.IsSingle)
                    loader.MostBesideSingle = Math.Max(loader.MostBesideSingle, Math.Max(beside, running));
                if (!IsAlive)
                    throw new ChildEndedException(new ChildEnd(11, 0, null));
                if (!inputs[0].Values.Cast<float>().Contains(13))
                    return new ModelResult<IReadOnlyList<ModelTensor>>.Success([.. inputs]);
                IsAlive = false;
                // Of a batch, or of one that had others beside it, nobody knows.
                return terms.IsSingle
                    ? new ModelRefusal.RunFailed("its process was ended by signal 11")
                    : throw new ChildEndedException(new ChildEnd(11, 0, null) { Waiting = 2 });
            }
            finally
            {
                Interlocked.Decrement(ref running);
            }
        }
    }
}

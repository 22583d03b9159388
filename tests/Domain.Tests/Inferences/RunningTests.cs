using NeuraNft.Domain.Inferences;
using NeuraNft.Domain.Sealing;
using static NeuraNft.Domain.Inferences.InferenceCommand;
using static NeuraNft.Domain.Inferences.InferenceEvent;
using static NeuraNft.Domain.Inferences.InferenceRefusal;
using static NeuraNft.Domain.Tests.Inferences.InferenceSpecification;
using static NeuraNft.Domain.Tests.Sample;

namespace NeuraNft.Domain.Tests.Inferences;

public sealed class RunningTests
{
    private static readonly InferenceStarted First = new(Job, "worker-1", 1);
    private static readonly InferenceStarted Second = new(Job, "worker-2", 2);
    private static readonly CompleteInference CompleteFirst = new("worker-1", 1, Result);
    private static readonly InferenceCompleted Completed = new(Job, "worker-1", 1, Result);

    [Fact]
    public void Start_of_a_waiting_job_is_accepted() => Given(Requested()).When(new StartInference("worker-1", 1), Start).Then(First);

    [Fact]
    public void Start_of_no_job_is_refused() => Given().When(new StartInference("worker-1", 1), Start).ThenRefused(new NoSuchJob());

    [Fact]
    public void Start_once_more_changes_nothing() => Given(Requested(), First).When(new StartInference("worker-1", 1), Start).ThenNothing();

    [Fact]
    public void Start_by_a_later_attempt_takes_over() =>
        Given(Requested(), First).When(new StartInference("worker-2", 2), Start).Then(Second);

    [Fact]
    public void Start_by_an_earlier_attempt_is_stale() =>
        Given(Requested(), First, Second).When(new StartInference("worker-1", 1), Start).ThenRefused(new Stale(Job));

    [Fact]
    public void Result_of_the_running_attempt_is_accepted() => Given(Requested(), First).When(CompleteFirst, Start).Then(Completed);

    [Fact]
    public void Result_before_a_start_is_refused() => Given(Requested()).When(CompleteFirst, Start).ThenRefused(new NotStarted(Job));

    [Fact]
    public void Result_of_a_replaced_attempt_is_stale() =>
        Given(Requested(), First, Second).When(CompleteFirst, Start).ThenRefused(new Stale(Job));

    [Fact]
    public void Result_handed_in_twice_completes_once() => Given(Requested(), First, Completed).When(CompleteFirst, Start).ThenNothing();

    [Fact]
    public void Result_after_completion_by_another_is_stale() =>
        Given(Requested(), First, Completed).When(new CompleteInference("worker-2", 2, Result), Start).ThenRefused(new Stale(Job));

    [Fact]
    public void Failure_of_the_running_attempt_is_accepted() =>
        Given(Requested(), First).When(new FailInference("worker-1", 1, "MODEL_INVALID", "The model cannot be read."), Start)
            .Then(new InferenceFailed(Job, "MODEL_INVALID", "The model cannot be read."));

    [Fact]
    public void Failure_after_completion_is_stale() =>
        Given(Requested(), First, Completed).When(new FailInference("worker-1", 1, "TIMEOUT", "Too slow."), Start)
            .ThenRefused(new Stale(Job));

    [Fact]
    public void Cancel_by_the_requester_is_accepted() =>
        Given(Requested()).When(new CancelInference(Bob), Start).Then(new InferenceCancelled(Job, Bob));

    [Fact]
    public void Cancel_by_another_is_refused() =>
        Given(Requested()).When(new CancelInference(Alice), Start).ThenRefused(new NotRequester(Alice));

    [Fact]
    public void Cancel_of_a_finished_job_is_stale() =>
        Given(Requested(), First, Completed).When(new CancelInference(Bob), Start).ThenRefused(new Stale(Job));

    [Fact]
    public void Result_after_cancelling_is_stale() =>
        Given(Requested(), First, new InferenceCancelled(Job, Bob)).When(CompleteFirst, Start).ThenRefused(new Stale(Job));

    [Fact]
    public void Job_whose_requester_lost_the_right_is_cancelled_with_the_reason_once()
    {
        var lost = new CancelForLostRight(RightsLossReason.Expired);
        var cancelled = new InferenceCancelled(Job, null, RightsLossReason.Expired);
        Given(Requested(), First).When(lost, Start).Then(cancelled);
        Given(Requested(), First, cancelled).When(lost, Start).ThenNothing();
        Given(Requested(), First, Completed).When(lost, Start).ThenNothing();
        Given(Requested(), First, cancelled).When(CompleteFirst, Start).ThenRefused(new Stale(Job));
    }
}

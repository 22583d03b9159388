namespace NeuraNft.Application.Models;

/// <summary>Which models may be asked for inference. Bound from the section "Models".</summary>
public sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>
    /// Whether a model is offered whose owner never set a test. Default false: nobody but its owner runs what no worker has passed. A
    /// model with a test is offered once it passed, whatever is said here.
    /// </summary>
    public bool OfferUntested { get; set; }
}

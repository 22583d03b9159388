using System.ComponentModel.DataAnnotations;

namespace NeuraNft.Application.Models;

/// <summary>Where model files lie. Bound from the section "Content".</summary>
public sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>A local folder, made where absent. Default: "content" in the embedded default's data folder.</summary>
    [Required, MinLength(1)]
    public string Folder { get; set; } = "";
}

namespace NeuraNft.Auditor;

/// <summary>For people or for machines.</summary>
internal enum OutputForm
{
    Table,
    Json,
}

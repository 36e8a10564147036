namespace ModelPack.AspNetCore;

/// <summary>Limits and leniency of the endpoints of a model.</summary>
/// <remarks>
/// For all models: <c>services.AddModelPack(options => ...)</c>. For one: <c>services.Configure&lt;ModelEndpointOptions&gt;("iris", ...)</c> by the model's name, or the last argument of <c>MapModel</c>.
/// They are read once, when the endpoints are mapped.
/// </remarks>
public sealed class ModelEndpointOptions
{
    /// <summary>The most bytes of a request to <c>predict</c>, and of one line of a stream. Larger ones are answered with 413. Default: 4 MiB.</summary>
    /// <remarks>Holds instead of the server's own limit (Kestrel: 30,000,000 bytes), as <c>RequestSizeLimitAttribute</c> does.</remarks>
    public long MaxRequestBodyBytes { get; set; } = 4L * 1024 * 1024;

    /// <summary>The most bytes of a JSON array sent to <c>predict/batch</c>. Larger ones are answered with 413. Default: 32 MiB.</summary>
    public long MaxBatchBodyBytes { get; set; } = 32L * 1024 * 1024;

    /// <summary>The most bytes of an <c>application/x-ndjson</c> stream; it is never held in memory. Default: 1 GiB; null for no limit.</summary>
    public long? MaxStreamBodyBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>The most rows of a JSON array sent to <c>predict/batch</c> (MPK3011). Default: 10,000.</summary>
    public int MaxRows { get; set; } = 10_000;

    /// <summary>The most array elements that one document may hold, over all its rows (MPK3011). Default: 10,000,000.</summary>
    public long MaxElements { get; set; } = 10_000_000;

    /// <summary>The most failures that one answer lists. Default: 100.</summary>
    public int MaxErrors { get; set; } = 100;

    /// <summary>Whether the first dimension of a tensor is taken from its JSON data, where its shape says another number of elements. Default: false, and such a request is answered with 400.</summary>
    /// <remarks>For clients that follow examples of other servers: some send many strings with the shape <c>[1]</c>. Only the Open Inference Protocol has shapes in requests.</remarks>
    public bool TakesShapesFromData { get; set; }

    /// <summary>What happens to a JSON member that the contract does not know. Default: <see cref="UnknownMemberHandling.Reject"/>.</summary>
    public UnknownMemberHandling UnknownMembers { get; set; } = UnknownMemberHandling.Reject;

    /// <summary>The most predictions of this model that run at one time. Default: 16 for each processor; null for no limit.</summary>
    /// <remarks>
    /// A request beyond it is answered at once with 503 and <c>Retry-After</c>: it does not queue. A stream waits instead, which slows its sender down.
    /// A request counts only while it is predicted, so a client that sends or reads slowly holds no place.
    /// </remarks>
    public int? MaxConcurrentRequests { get; set; } = 16 * Environment.ProcessorCount;

    /// <summary>What <c>Retry-After</c> says to a client that was turned away; rounded up to whole seconds. Default: one second.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    internal JsonInputOptions ToJsonInputOptions() => new()
    {
        UnknownMembers = UnknownMembers,
        MaxRows = MaxRows,
        MaxElements = MaxElements,
        MaxErrors = MaxErrors,
    };

    /// <exception cref="ArgumentOutOfRangeException">A limit is zero or negative.</exception>
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRequestBodyBytes, nameof(MaxRequestBodyBytes));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxBatchBodyBytes, nameof(MaxBatchBodyBytes));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxStreamBodyBytes ?? 1, nameof(MaxStreamBodyBytes));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxRows, nameof(MaxRows));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxElements, nameof(MaxElements));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxErrors, nameof(MaxErrors));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(MaxConcurrentRequests ?? 1, nameof(MaxConcurrentRequests));
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryAfter, TimeSpan.Zero, nameof(RetryAfter));
    }
}

using ModelPack.Runtime.Serving;

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

    /// <summary>The most predictions of this model that run at one time, over all endpoints and protocols. Default, and null: as many as there are processors.</summary>
    /// <remarks>
    /// A model on the CPU is not faster with more: all become slower together. For a model that waits for another device more may be right; <see cref="int.MaxValue"/> is no limit.
    /// A request counts only while it is predicted, so a client that sends or reads slowly holds no place.
    /// </remarks>
    public int? MaxConcurrentRequests { get; set; }

    /// <summary>The most requests that wait for one of the places of <see cref="MaxConcurrentRequests"/>, first come, first served. Default, and null: as many as need not wait longer than they take, or 10 ms; 0 for none.</summary>
    /// <remarks>
    /// A request beyond it is answered at once with 503 and <c>Retry-After</c>. With the default an accepted request takes about twice the time that it takes on an idle server, however many come:
    /// for a prediction of 20 ms the queue is as long as there are processors, for one of 20 µs some hundred times that, since what seems to be a flood is over in 10 ms.
    /// A stream waits instead of being turned away, which slows its sender down; requests and streams take turns.
    /// </remarks>
    public int? MaxQueuedRequests { get; set; }

    /// <summary>How long a request may wait and be predicted, or lines of a stream that arrived together be predicted; more is answered with 504. Default: 30 seconds; null for no limit.</summary>
    /// <remarks>
    /// Counts from the end of the body, so slow clients are the server's concern (Kestrel's minimum data rates). A running prediction stops at the next node of its graph.
    /// <c>WithRequestTimeout</c> of ASP.NET Core works as well, and counts from the start of the request.
    /// </remarks>
    public TimeSpan? RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the app goes on accepting requests after it was told to stop (SIGTERM, Ctrl+C), while <c>ready</c> is off and answers ask clients to close their connections. Default: one second.</summary>
    /// <remarks>
    /// It is the time that those who send traffic need to notice: about 5 to 10 seconds for a Kubernetes service. The longest of all models holds. Afterwards what is in flight is finished.
    /// All of it has to fit into <c>HostOptions.ShutdownTimeout</c> (30 seconds) and the orchestrator's grace period.
    /// </remarks>
    public TimeSpan ShutdownDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What <c>Retry-After</c> says to a client that was turned away; rounded up to whole seconds. Default: one second.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    internal JsonInputOptions ToJsonInputOptions() => new()
    {
        UnknownMembers = UnknownMembers,
        MaxRows = MaxRows,
        MaxElements = MaxElements,
        MaxErrors = MaxErrors,
    };

    internal PredictionLimits ToPredictionLimits() => new(MaxConcurrentRequests ?? Environment.ProcessorCount, MaxQueuedRequests);

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
        ArgumentOutOfRangeException.ThrowIfNegative(MaxQueuedRequests ?? 0, nameof(MaxQueuedRequests));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(RequestTimeout ?? TimeSpan.MaxValue, TimeSpan.Zero, nameof(RequestTimeout));
        ArgumentOutOfRangeException.ThrowIfLessThan(ShutdownDelay, TimeSpan.Zero, nameof(ShutdownDelay));
        ArgumentOutOfRangeException.ThrowIfLessThan(RetryAfter, TimeSpan.Zero, nameof(RetryAfter));
    }
}

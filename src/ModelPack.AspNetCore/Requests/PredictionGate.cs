namespace ModelPack.AspNetCore.Requests;

/// <summary>Bounds how many predictions of a model run at one time.</summary>
/// <param name="limit">The bound; null for none.</param>
internal sealed class PredictionGate(int? limit)
{
    private readonly SemaphoreSlim? _places = limit is { } places ? new SemaphoreSlim(places, places) : null;

    /// <summary>Takes a place if one is free.</summary>
    public bool TryEnter() => _places is null || _places.Wait(0);

    /// <summary>Waits for a place.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _places?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    /// <summary>Gives the place back.</summary>
    public void Exit() => _places?.Release();
}

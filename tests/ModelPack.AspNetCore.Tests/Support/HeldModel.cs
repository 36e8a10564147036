namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>A <see cref="SumModel"/> whose predictions last until they are let go, or cancelled.</summary>
public sealed class HeldModel : IDisposable
{
    private readonly SemaphoreSlim _entered = new(0);
    private readonly SemaphoreSlim _leave = new(0);

    public HeldModel() => Model = new SumModel { Before = Hold };

    public SumModel Model { get; }

    /// <summary>How many predictions ended because they were cancelled.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Waits until one more prediction runs.</summary>
    public async Task EnteredAsync() => Assert.True(await _entered.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "No prediction started.");

    /// <summary>Whether one more prediction runs.</summary>
    public bool HasEntered() => _entered.Wait(0, TestContext.Current.CancellationToken);

    /// <summary>Ends predictions.</summary>
    public void Release(int predictions = 1) => _leave.Release(predictions);

    public void Dispose()
    {
        _entered.Dispose();
        _leave.Dispose();
    }

    private void Hold(CancellationToken cancellationToken)
    {
        _entered.Release();
        try
        {
            if (!_leave.Wait(TimeSpan.FromSeconds(30), cancellationToken))
                throw new TimeoutException("The test did not let the prediction go.");
        }
        catch (OperationCanceledException)
        {
            Cancelled++;
            throw;
        }
    }
}

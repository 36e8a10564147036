namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Waits for what another thread is about to do.</summary>
internal static class TestWait
{
    public static async Task UntilAsync(Func<bool> condition)
    {
        for (int i = 0; !condition(); i++)
        {
            Assert.True(i < 30_000, "It did not come to pass.");
            await Task.Delay(1);
        }
    }
}

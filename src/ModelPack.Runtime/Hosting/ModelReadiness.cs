namespace ModelPack.Runtime.Hosting;

/// <summary>Whether a predictor is loaded, its digest checked, and warm.</summary>
internal sealed class ModelReadiness<TPredictor>
{
    private volatile bool _isReady;

    public bool IsReady => _isReady;

    public void SetReady() => _isReady = true;
}

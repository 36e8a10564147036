namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>What a protocol answers.</summary>
public enum AnswerForm
{
    /// <summary>A document, or problem details.</summary>
    Document,

    /// <summary>A line of JSON for each line, some of them <c>{"error": problem}</c>; problem details where nothing was answered yet.</summary>
    Lines,

    /// <summary>A document, or <c>{"error": "text"}</c>, by the Open Inference Protocol.</summary>
    Inference,
}

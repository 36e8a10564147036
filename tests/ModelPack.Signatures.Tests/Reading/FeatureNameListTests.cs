namespace ModelPack.Signatures.Tests;

public sealed class FeatureNameListTests
{
    [Theory]
    [InlineData("""["a","b c"]""")]
    [InlineData(" [ \"a\" ,\n \"b c\" ] \n")]
    [InlineData("a,b c")]
    [InlineData("a , b c")]
    [InlineData("a\nb c")]
    [InlineData("a\r\nb c\r\n")]
    [InlineData("\ufeffa\nb c\n")]
    public void Names_are_read_from_every_form(string text)
    {
        Assert.True(FeatureNameList.TryParse(text, out EquatableArray<string> names, out string? error), error);
        Assert.Equal(["a", "b c"], names);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("a,,b")]
    [InlineData("[]")]
    [InlineData("[1]")]
    [InlineData("""["a",]""")]
    [InlineData("""["a"] b""")]
    [InlineData("""["a" "b"]""")]
    [InlineData("""["a""")]
    public void What_is_no_list_is_refused_with_a_reason(string text)
    {
        Assert.False(FeatureNameList.TryParse(text, out _, out string? error));
        Assert.NotEmpty(error);
    }

    [Fact]
    public void Lines_may_hold_commas()
    {
        Assert.True(FeatureNameList.TryParse("length, cm\nwidth, cm\n", out EquatableArray<string> names, out _));
        Assert.Equal(["length, cm", "width, cm"], names);
    }

    [Fact]
    public void The_authors_file_goes_before_the_models_own_names()
    {
        var signature = new ModelSignature { FeatureNames = new([new FeatureNames("", new(["old"])), new FeatureNames("text", new(["kept"]))]) };
        Assert.True(FeatureNameList.TryMerge(signature, "new", "", out ModelSignature? merged, out _));
        Assert.Equal([new FeatureNames("", new(["new"])), new FeatureNames("text", new(["kept"]))], merged.FeatureNames);
    }
}

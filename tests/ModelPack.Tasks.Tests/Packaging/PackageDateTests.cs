using ModelPack.Tasks.Packaging;

namespace ModelPack.Tasks.Tests.Packaging;

public class PackageDateTests
{
    private const string Epoch = "1700000000";

    [Fact]
    public void Equal_content_has_equal_dates() =>
        Assert.Equal(PackageDate.For([1, 2, 3, 4], Epoch), PackageDate.For([1, 2, 3, 4], Epoch));

    [Fact]
    public void Other_content_has_another_date() =>
        Assert.NotEqual(PackageDate.For([1, 2, 3, 4], Epoch), PackageDate.For([1, 2, 4, 4], Epoch));

    [Theory]
    [InlineData("")]
    [InlineData(Epoch)]
    [InlineData("0")]
    [InlineData("99999999999")]
    public void A_date_is_one_that_a_zip_file_can_hold(string epoch) =>
        Assert.All((byte[][])[[0, 0, 0, 0], [255, 255, 255, 255]], content => Assert.InRange(PackageDate.For(content, epoch).Year, 1980, 2107));

    [Fact]
    public void No_date_is_after_that_of_the_commit() =>
        Assert.All((byte[][])[[0, 0, 0, 0], [255, 255, 255, 255]], static content => Assert.True(PackageDate.For(content, Epoch) <= DateTimeOffset.FromUnixTimeSeconds(1700000000)));
}

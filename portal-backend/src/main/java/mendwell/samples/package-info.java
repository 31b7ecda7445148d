/// A believable business to look at and to test with: 蓝岭设备 Blueridge Equipment, its people, customers, units, parts,
/// articles, drafts and orders. Written once, when `mendwell.sample.data` is on and the database holds no customer. The data are the
/// files beside this package; the orders come to be through the same verbs as everyone's, in the names of the sample people.
///
/// `mendwell.load.orders=N` fills an empty database with N orders instead, to measure with: [BulkOrders].
package mendwell.samples;
